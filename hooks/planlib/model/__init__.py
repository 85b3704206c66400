"""What everything is derived from: pages, sections, fields, numbers, lines of text, findings. Nothing is read here.

In: nothing. Out: types and pure functions on them. May be imported by every stage; imports none.
"""
