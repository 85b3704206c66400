"""Importing: a received text becomes what the library holds, each decision with the rule that made it.

In: a file as received. Out: its text, the plans found in it with their headings and paragraphs, what was left out and
joined, and the questions that remain. Imports `reading`, `model` and the vocabulary; may be imported by scripts only.

    received   bytes → text, whatever the encoding
    numbers    the number that a line begins with: its style, its value, and whether it is one at all
    noise      what collecting sites add, as whole lines and as sentences
    boundaries where a plan begins in a collection, and what it is called
    joining    lines that were broken in the middle of a sentence
    outline    headings and their levels, items and paragraphs
    recognise  all of it, in this order
"""
