"""Plain Python, no models: Vietnamese text, periods, money, dated parameters, papers, errors."""
