"""Arithmetic over named measures, written by an office and safe to keep as data.

    formula = parse("100 * members.on_roll / workplaces.workers")
    formula.names                   {("members.on_roll", False), ("workplaces.workers", False)}
    formula.value(lookup)           Decimal, or None when anything is missing or divided by nothing
    formula.leaves, .of(values)     the same for thousands of cells: names in their order, and a value for each
    formula.is_never_worked_out     whether it divides by nothing whatever is measured
    formula.ratio                   (numerator, denominator) as formulas, or None
    formula.terms                   [(Decimal(1), "workplaces.ge15", False), …]: what is added up, or None

Allowed: numbers, dotted names, + - * /, parentheses, and `opening(name)`: the value on the day
before the period begins. `lookup(name, opening)` answers a number or None.
"""

import ast
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from math import isfinite
from operator import add, itemgetter, mul, sub, truediv

from congdoan.base.errors import Mistake, _

_OPERATIONS = {ast.Add: add, ast.Sub: sub, ast.Mult: mul, ast.Div: truediv}
# Also bounds how deep signs and brackets can nest.
_LONGEST = 500


@dataclass(frozen=True)
class Formula:
    """A checked formula; two with the same text are the same."""

    text: str

    def __post_init__(self):
        object.__setattr__(self, "_tree", _checked(self.text))
        measures = map(_measure, _operands(self._tree))
        object.__setattr__(self, "leaves", tuple(dict.fromkeys(filter(None, measures))))
        object.__setattr__(self, "_worked_out", _function(self._tree, self.leaves))

    def __str__(self):
        return self.text

    @cached_property
    def names(self):
        """Every (name, is_opening) that a value needs."""
        return set(self.leaves)

    def value(self, lookup):
        """The Decimal worked out, or None: nothing is not zero.

        `lookup(name, opening)` is asked for each name. A missing operand and a division by
        nothing (0/0 raises InvalidOperation, not ZeroDivisionError) both make the whole missing.
        """
        return self.of([lookup(name, opening) for name, opening in self.leaves])

    def of(self, values):
        """The same of a value for each of the `leaves`."""
        try:
            return self._worked_out([_decimal(value) for value in values])
        except (_Missing, ArithmeticError):
            return None

    @property
    def is_never_worked_out(self):
        """Whether it divides by nothing whatever the measures say: n / 0, n / (m - m)."""
        return self.value(lambda name, opening: 1 + len(name) + 1000 * opening) is None

    @cached_property
    def ratio(self):
        """Numerator and denominator when the outermost operation is a / b or 100 * a / b."""
        node = self._tree
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
            return None
        return Formula(ast.unparse(_without_hundred(node.left))), Formula(ast.unparse(node.right))

    @cached_property
    def terms(self):
        """[(factor, name, is_opening)] whose sum is the value, or None where it is no such sum."""
        return _terms(self._tree, Decimal(1))


@lru_cache(1024)
def parse(text):
    """The formula of a text; a Mistake names the part that does not belong."""
    return Formula(text.strip())


class _Missing(Exception):
    pass


def _checked(text):
    if not text:
        raise Mistake(_("Công thức đang trống. Hãy ghi ít nhất một số đo hoặc một số."))
    if len(text) > _LONGEST:
        raise Mistake(_("Công thức dài quá {longest} ký tự. Hãy rút gọn."), longest=_LONGEST)
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Mistake(
            _("Không đọc được công thức «{text}». Hãy xem lại dấu ngoặc và dấu phép tính."),
            text=text,
        )
    _check(tree, text)
    return tree


def _check(node, text):
    for operand in _operands(node):
        if not (_is_number(operand) or _measure(operand)):
            raise Mistake(_complaint(operand), part=ast.get_source_segment(text, operand) or text)


def _complaint(node):
    if isinstance(node, ast.Call):
        return _("«{part}» không dùng được. Chỉ có một hàm: opening(tên số đo), số đầu kỳ.")
    if isinstance(node, ast.Tuple):
        return _("«{part}» có dấu phẩy. Số thập phân trong công thức viết bằng dấu chấm: 1.5.")
    return _(
        "«{part}» không dùng được trong công thức."
        " Chỉ dùng số, tên số đo, các phép + - * / và dấu ngoặc."
    )


def _terms(node, factor):
    """The measures of a sum with what each is taken times; None where it is anything else."""
    if isinstance(node, ast.UnaryOp):
        return _terms(node.operand, -factor)
    if not isinstance(node, ast.BinOp):
        return None if _is_number(node) else [(factor, *_measure(node))]
    if isinstance(node.op, ast.Add | ast.Sub):
        left = _terms(node.left, factor)
        right = _terms(node.right, factor if isinstance(node.op, ast.Add) else -factor)
        return None if None in (left, right) else left + right
    return _scaled(node, factor)


def _scaled(node, factor):
    """Of a product or quotient with a number: the terms of the other side."""
    if isinstance(node.op, ast.Mult) and _is_number(node.left):
        return _terms(node.right, factor * _decimal(node.left.value))
    if _is_number(node.right) and node.right.value:
        number = _decimal(node.right.value)
        return _terms(
            node.left, factor * number if isinstance(node.op, ast.Mult) else factor / number
        )
    return None


def _operands(node):
    """The leaves under + - * / and the minus sign, from left to right."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _operands(node.left) + _operands(node.right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _operands(node.operand)
    return [node]


def _is_number(node):
    return (
        isinstance(node, ast.Constant) and type(node.value) in (int, float) and isfinite(node.value)
    )


def _dotted(node):
    """The dotted name a node spells, or None."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return None


def _measure(node):
    """(name, is_opening) of a leaf, or None when it is no measure."""
    opening = isinstance(node, ast.Call) and _dotted(node.func) == "opening"
    if opening and (len(node.args) != 1 or node.keywords):
        return None
    name = _dotted(node.args[0] if opening else node)
    return (name, opening) if name else None


def _function(node, leaves):
    """What works the node out of values in the order of the leaves: made once, asked for each of thousands of cells."""
    if isinstance(node, ast.BinOp):
        left, right = _function(node.left, leaves), _function(node.right, leaves)
        operation = _OPERATIONS[type(node.op)]
        return lambda values: operation(left(values), right(values))
    if isinstance(node, ast.UnaryOp):
        operand = _function(node.operand, leaves)
        return lambda values: -operand(values)
    if _is_number(node):
        number = _decimal(node.value)
        return lambda _values: number
    return itemgetter(leaves.index(_measure(node)))


def _decimal(found):
    if found is None:
        raise _Missing
    return Decimal(str(found)) if isinstance(found, float) else Decimal(found)


def _without_hundred(node):
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        for factor, rest in ((node.left, node.right), (node.right, node.left)):
            if _is_number(factor) and factor.value == 100:
                return rest
    return node
