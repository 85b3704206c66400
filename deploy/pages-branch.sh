#!/bin/sh
# 把生成好的网站推到仓库的 pages 分支，供 Gitee Pages 一类“发布某个分支”的服务使用（GitHub、GitLab 也可以）。
# 在库的文件夹里运行：
#   SITE_URL=https://名字.gitee.io/仓库/ make build
#   sh deploy/pages-branch.sh git@gitee.com:名字/仓库.git
# 推上去的只有网站；pages 分支原来的内容换成新的。
set -eu
remote=${1:?要推到哪个仓库：sh deploy/pages-branch.sh 仓库的地址 [分支]}
branch=${2:-pages}
case $branch in main | master) echo "$branch 分支里是库本身，换一个分支名" >&2; exit 2 ;; esac
site=$(cd "$(dirname "$0")/../site" && pwd -P)

GIT_DIR=$(mktemp -d)
trap 'rm -rf "$GIT_DIR"' EXIT
export GIT_DIR GIT_WORK_TREE="$site"
cd "$site"
git init --quiet
git symbolic-ref HEAD "refs/heads/$branch"
git config core.excludesFile /dev/null
git config core.autocrlf false
git add --all --force .
git update-index --add --cacheinfo "100644,$(git hash-object -w --stdin </dev/null),.nojekyll"
git -c user.name=plan-library -c user.email=plan-library@localhost commit --quiet --message "网站"
git push --force "$remote" "$branch"
