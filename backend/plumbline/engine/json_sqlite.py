"""How SQLite writes a value as JSON: exactly what Python would write, and NULL for what only Python can judge.

Columns of SQLite hold what they are given, so that each form looks at what is really there.
"""

_TEXT = "case typeof({0}) when 'text' then json_quote({0} || '') end"  # `||` loses that the text may be called JSON
_FRACTION = f".{'[0-9]' * 6}+00:00"
_INSTANT = f"""
case when {{0}} >= '0001' and datetime(substr({{0}}, 1, 19)) = substr({{0}}, 1, 19) and (substr({{0}}, 20) in ('', '+00:00')
or (substr({{0}}, 20) glob '{_FRACTION}' and substr({{0}}, 21, 6) <> '000000'))
then '"' || substr({{0}}, 1, 10) || 'T' || substr({{0}}, 12) || case length({{0}}) when 19 then '+00:00"' else '"' end end
"""
SQLITE = {
    "String": _TEXT,
    "ID": _TEXT,
    "Boolean": "case typeof({0}) when 'integer' then iif({0}, 'true', 'false') end",
    "Date": """case when {0} >= '0001' and date({0}) = {0} then '"' || {0} || '"' end""",
    "DateTime": _INSTANT,
    "Int": "case when typeof({0}) = 'integer' and {0} between -2147483648 and 2147483647 then {0} end",
    # Seventeen digits, which is enough to find each number again; infinity less itself is NULL.
    "Float": "case when typeof({0}) = 'real' and {0} - {0} = 0 then {0} end",
}
"""JSON of a value by the name of its type; NULL for a value that is not of the type, and for NULL."""
