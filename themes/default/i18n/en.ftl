# What citizens read: headings and sentences of the pages.

skip-link = Skip to the content
