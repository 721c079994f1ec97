# Two commands do everything; they only call bootstrap.py, which needs Python 3.11 and no more.
PORT ?= 8000
PYTHON ?= python3

.PHONY: run test setup check messages
run:
	@$(PYTHON) bootstrap.py run --port $(PORT)

test:
	@$(PYTHON) bootstrap.py test -n 2 --dist loadscope $(ARGS)

setup:
	@$(PYTHON) bootstrap.py setup

check:
	@.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/lint-imports

# For developers who have gettext: collect what is new to translate, then compile.
messages:
	@cd congdoan && ../.venv/bin/python ../manage.py makemessages -l en --no-obsolete --no-location \
		--ignore 'web/node_modules/*' --ignore 'web/static/*'
	@sed -i '/^"POT-Creation-Date\|^"Report-Msgid-Bugs-To/d' congdoan/locale/en/LC_MESSAGES/django.po  # no noise in diffs
	@msgfmt --check-format -o congdoan/locale/en/LC_MESSAGES/django.mo congdoan/locale/en/LC_MESSAGES/django.po
