"""The library for machines that search or keep data already: an OpenSearch or Elasticsearch, a PostgreSQL.

`sections` tells what each section is and what it is found by, as the site's own index has it; `postgresql` and
`opensearch` write that for their machines, as an iterator of texts: a large library is never in memory as a whole.
What a query matches is told in `publishing/search`; the texts are folded here, and a query has to be, in the same way.
"""
