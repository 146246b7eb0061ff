"""Templates of one language, in which all that is the same on every page is worked out once, when they are read.

A page asks some sixty times for a translation or an address that never changes, and is put together of five templates.
Done anew for each page, that was more than half of the work of a turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer

BROUGHT = (nodes.Import, nodes.FromImport, nodes.Macro)  # what a template that extends another brings along


class Constants(NodeTransformer):
    """Replaces calls of `pure` functions with constant arguments, and names and attributes of `fixed` values."""

    def __init__(self, pure: Mapping[str, Callable[..., str]], fixed: Mapping[str, Any]) -> None:
        self._pure = pure
        self._fixed = fixed

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # the name is the visitor's rule
        """`_("words")`, `href("/path")`, `asset("name")`."""
        self.generic_visit(node)
        given = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in self._pure or len(given) < len(node.args) or node.kwargs:
            return node
        return nodes.Const(self._pure[name](*given), lineno=node.lineno)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802  # the name is the visitor's rule
        """`site.name`."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._fixed:
            return nodes.Const(getattr(self._fixed[node.node.name], node.attr), lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802  # the name is the visitor's rule
        """`lang`, `dir`."""
        value = self._fixed.get(node.name)
        return nodes.Const(value, lineno=node.lineno) if node.ctx == "load" and isinstance(value, str) else node


class Joints(NodeTransformer):
    """Replaces blocks by what fills them, and includes of a named template by that template."""

    def __init__(self, parsed: Callable[[str], nodes.Template], filled: Mapping[str, nodes.Block]) -> None:
        self._parsed = parsed
        self._filled = filled

    def visit_Block(self, node: nodes.Block) -> list[nodes.Node]:  # noqa: N802  # the name is the visitor's rule
        """The body of the block that a template further down gives, else its own."""
        return self._joined(self._filled.get(node.name, node).body)

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802  # as above
        """The body of the included template, where its name stands there."""
        return self._joined(self._parsed(node.template.value).body) if isinstance(node.template, nodes.Const) else node

    def _joined(self, body: list[nodes.Node]) -> list[nodes.Node]:
        return [part for node in body for part in self.visit_list(node)]


class FoldingLoader(BaseLoader):
    """Loads the templates of the web face as one piece each, with their constants folded."""

    def __init__(self, constants: Constants) -> None:
        self._source = PackageLoader("aluma.web")
        self._constants = constants

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # the argument's name in Jinja2
    ) -> Template:
        """A template, compiled. Raises TemplateNotFound."""
        whole = self._constants.visit(self._whole(environment, name))
        filename = self._source.get_source(environment, name)[1]
        code = environment.compile(whole, name, filename)
        # A plain copy: the chain of maps that Jinja2 hands in is walked anew for each page.
        return environment.template_class.from_code(environment, code, dict(globals or {}), None)

    def _whole(self, environment: Environment, name: str) -> nodes.Template:
        def parsed(wanted: str) -> nodes.Template:
            return environment.parse(self._source.get_source(environment, wanted)[0], wanted)

        tree = parsed(name)
        filled: dict[str, nodes.Block] = {}
        brought: list[nodes.Node] = []
        while (extends := tree.find(nodes.Extends)) is not None:
            # What stands further down fills a block first.
            filled = {block.name: block for block in tree.find_all(nodes.Block)} | filled
            brought += [node for node in tree.body if isinstance(node, BROUGHT)]
            assert isinstance(extends.template, nodes.Const)
            tree = parsed(extends.template.value)
        tree.body = [*brought, *tree.body]
        joined = Joints(parsed, filled).visit(tree)
        assert isinstance(joined, nodes.Template)
        return joined


def environment(pure: Mapping[str, Callable[..., str]], fixed: Mapping[str, Any], **changing: Any) -> Environment:
    """The templates of one language: `pure` functions and `fixed` values are folded, `changing` ones stay."""
    made = Environment(
        loader=FoldingLoader(Constants(pure, fixed)),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(**pure, **fixed, **changing)
    return made
