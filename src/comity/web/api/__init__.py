"""The same body for programs: JSON over HTTP with an OpenAPI description (docs/developers/api.md).

Law: nothing is read here but through `Page`, so through the gate; what a page does not show to somebody, no program gets
for them.
"""
