#!/bin/sh
# 用与网关相同的用户和设置运行命令 (以 root 执行):
#   medsettle-command.sh backup <文件> | restore <文件> | rebuild-views [yyyyMMdd] | verify-audit | doctor | rotate-keys
# 不带 micronaut.config.files 直接运行 jar, 用的是默认的 H2, 而不是网关的数据库.
set -eu
cd /var/lib/medsettle
exec runuser -u medsettle -- /usr/bin/java \
    -Dmicronaut.config.files=/etc/medsettle/medsettle.yml,/etc/medsettle/secrets.yml \
    -jar /opt/medsettle/medsettle-server.jar "$@"
