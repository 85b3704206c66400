"""The parts of `scripts/quality.py`.

words      what damages are made of: lists, words put together by chance, and sentences that no rule may report
doing      how a page is damaged
damages    the damages, by kind
measuring  damage a page, ask the rules, count what they say
heldout    pages from elsewhere, with their defects written down
peers      other checkers on the same sentences
"""
