"""From files to the model: text files, strict YAML, front matter, plan pages, topic pages, vocabulary, configuration.

In: paths below the repository and the bytes there. Out: the model, good or bad; what is wrong is kept for the rules.
Imports `model`; may be imported by every later stage.
"""
