"""Plain Python without models: Vietnamese text, periods, money, dated parameters, papers, errors."""
