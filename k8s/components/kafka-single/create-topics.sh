#!/usr/bin/env bash
# create-topics.sh BROKER FILE: makes the topics that FILE names and that are not there.
set -euo pipefail
broker=$1
tail -n +2 "$2" | while IFS=, read -r topic partitions retention; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$broker" --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor 1 --config "retention.ms=$retention" --config max.message.bytes=4194304
done
