"""One CSL processor each: a job goes in, the seconds and the entries come out.

    python refkit_list.py JOB.json
    node citeproc_js.js JOB.json

A job is an object with `style` and `locale` (paths) and `items` (CSL-JSON). What is timed is processor time from
the style's file to the finished list as HTML; starting, importing and reading the job are not. What is printed is
an object with `seconds` and `entries` (the HTML of each).
"""
