"""The person's own annotations: a side file in Markdown or YAML, keyed by DOI or citation key.

::

    ## 10.5555/ward.4                      10.5555/ward.4: |
                                             Read this first. *Careful* with table 2.
    Read this first. *Careful* with
    table 2.                               okafor2011:
                                             annotation: The long follow-up.
    ## okafor2011

    The long follow-up.

Text in both is Markdown as far as people use it in notes: paragraphs, lists, quotations, emphasis, links.
Anything else stays as it is written; nothing in it becomes markup of a document.
"""

from refkit.documents.side_file.assign import Annotations, assign, load, noted
from refkit.documents.side_file.blocks import Annotation, Paragraph, paragraphs

__all__ = ["Annotation", "Annotations", "Paragraph", "assign", "load", "noted", "paragraphs"]
