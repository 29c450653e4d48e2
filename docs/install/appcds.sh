#!/bin/sh
# 为启动做类数据归档 (以 root 执行, 网关须已停止). 换了 jar 或 Java 之后重做; 旧归档不匹配时 Java 不用它, 照常启动.
# 参数是健康检查的地址, 默认与 medsettle.yml 样例相同.
set -eu
health=${1:-http://127.0.0.1:9091/health}
archive=/var/lib/medsettle/medsettle.jsa
cd /var/lib/medsettle
rm -f "$archive"
runuser -u medsettle -- /usr/bin/java -Xmx1g -XX:ArchiveClassesAtExit="$archive" \
    -Dmicronaut.config.files=/etc/medsettle/medsettle.yml,/etc/medsettle/secrets.yml \
    -jar /opt/medsettle/medsettle-server.jar &
wrapper=$!
until curl -fsS -o /dev/null "$health"; do
    kill -0 "$wrapper" || exit 1
    sleep 1
done
pkill -TERM -P "$wrapper" || kill "$wrapper"
wait "$wrapper" || true
ls -l "$archive"
