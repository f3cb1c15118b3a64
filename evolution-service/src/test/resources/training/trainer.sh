# A trainer for tests: fails once where the settings say so, tells how far it is, leaves a folder.
set -e
dataset=$1 output=$2
test -s "$dataset"
case $AGON_SETTINGS in
  *'"fail":"once"'*)
    if [ ! -e "$output.failed" ]; then
      touch "$output.failed"
      echo "out of memory"
      exit 3
    fi ;;
esac
echo '{"progress": 0.5, "loss": 1.25}'
mkdir -p "$output"
echo "$AGON_BASE $AGON_METHOD $AGON_SETTINGS ${AGON_DATABASE_PASSWORD:-no secret}" > "$output/adapter"
echo 'epoch 1: 100%|##########| 8/8'
