"""Results that are kept between runs, below .build/cache: safe to delete at any time, never stale, and never trusted.

    files    what lies in a repository, and which files have changed since they were last read
    store    tables of results by the path and the digest of what they follow from
    packing  values as bytes and back, without running what the bytes say
    version  what counts as another version of the program

Standard library only.
"""
