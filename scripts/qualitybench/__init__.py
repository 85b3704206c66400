"""The parts of `scripts/quality.py`.

words     what damages are made of: lists, and words put together by chance
doing     how a page is damaged
damages   the damages, by kind, and sentences that no rule may report
heldout   pages from elsewhere, with their defects written down
peers     other checkers on the same sentences
report    the tables
"""
