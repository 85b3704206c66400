# `make` lists the targets. Each sets up what it needs, and does nothing twice.
# The path of this folder may hold spaces: name files relative to it.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# Node is in .venv/bin where the machine has none of its own (see scripts/setup.py).
WITH_NODE := PATH="$$PWD/.venv/bin:$$PATH"
# Material's notice of its end of life, at every build otherwise.
export NO_MKDOCS_2_WARNING := 1

# Where `make serve` listens
PORT ?= 8000
HOST := 127.0.0.1

ASSETS := .build/assets/plan-library
ASSET_SOURCES := $(shell find src 2>/dev/null) package.json package-lock.json

.PHONY: help serve build offline check new import library clean assets setup-check setup-site
.DELETE_ON_ERROR:
.SUFFIXES:

help: ## 列出这些命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What is wrong, in pages or in src/, is shown in the browser. HOST is of the command line only: many shells set it.
serve: setup-site ## 在本机打开网站 http://127.0.0.1:8000，文件一改就更新；换端口：make serve PORT=8001
	@$(VENV_PYTHON) scripts/serve.py --port "$(PORT)" --host "$(HOST)"

# A build that fails leaves the previous site/ as it was.
build: assets ## 生成网站，放在 site/ 里；有错误就不生成
	@$(VENV_PYTHON) scripts/build.py

offline: assets ## 生成 plan-library-offline.zip，不用服务器也能看的网站
	@$(VENV_PYTHON) scripts/offline.py

check: setup-check ## 检查计划，不生成网站
	@$(VENV_PYTHON) scripts/check.py

# LEVEL, TYPE and NAME count only where they are given on the command line: a shell may have variables of these names.
new: setup-check ## 新写一页计划：make new TITLE="社区志愿服务工作计划"
	@test -n "$$TITLE" || { echo '计划叫什么？make new TITLE="社区志愿服务工作计划"'; exit 2; }
	@$(VENV_PYTHON) scripts/new.py --level "$(if $(filter command%,$(origin LEVEL)),$$LEVEL)" \
	  --type "$(if $(filter command%,$(origin TYPE)),$$TYPE)" --name "$(if $(filter command%,$(origin NAME)),$$NAME)" -- "$$TITLE"

# FROM is a file or a folder, whose names may hold spaces, or several of them, parted by spaces.
import: setup-check ## 把旧计划导入库里：make import FROM="年度计划.docx"
	@test -n "$$FROM" || { echo '要导入什么？make import FROM="文件或文件夹"'; exit 2; }
	@if [ -e "$$FROM" ]; then $(VENV_PYTHON) scripts/import.py "$$FROM"; \
	  else set -f && $(VENV_PYTHON) scripts/import.py $$FROM; fi

# INTO is a new folder, or one that was begun so; NAME is what the site is called.
library: setup-check ## 另起一个自己的库，或者更新它：make library INTO="../我们的计划库" NAME="桃园街道计划库"
	@test -n "$$INTO" || { echo '放在哪里？make library INTO="新的文件夹"'; exit 2; }
	@$(VENV_PYTHON) scripts/library.py "$$INTO" --name "$$NAME"

clean: ## 删去这些命令做出来的一切，装好的程序也在内
	rm -rf .venv node_modules bench/node_modules bench/*/packages tests/browsers/node_modules .build site .mypy_cache .pytest_cache .ruff_cache .hypothesis

assets: $(ASSETS)

$(ASSETS): $(ASSET_SOURCES) | setup-site
	@$(VENV_PYTHON) scripts/build.py --assets

setup-check setup-site:
	@$(PYTHON) scripts/setup.py $(@:setup-%=%)

# Tests, benchmarks and locks; a library that was begun from this one has none of them.
-include develop.mk
