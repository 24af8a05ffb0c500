"""What is wrong with a template, as a problem at its line."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site


def template_problem(site: Site, error: TemplateError) -> Problem:
    """TPL001 at the line of a template that cannot be read or filled in: Jinja's own, else the last
    template on the way.
    """
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None and not isinstance(error, TemplateSyntaxError):
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    path = Path(name) if name else site.root / "overrides"
    inside = path.relative_to(site.root).as_posix() if path.is_relative_to(site.root) else path.name
    return problem("TPL001", Span(inside, line or 1), reason=error.message or "")
