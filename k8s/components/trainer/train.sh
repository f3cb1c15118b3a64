#!/bin/sh
# Trains a LoRA adapter by TRL's own command line. train.sh DATA MODELS
set -eu
data=$1
models=$2
# what is half done never stands under the model's name
unfinished="$models/.$AGON_MODEL"
settings="${TMPDIR:-/tmp}/settings.yaml"
printf '%s' "$AGON_SETTINGS" > "$settings"
set -- "$AGON_METHOD" \
  --model_name_or_path "${AGON_BASE_LOCATION:-$AGON_BASE}" \
  --dataset_name "$data" \
  --use_peft \
  --output_dir "$unfinished" \
  --report_to none
if [ -s "$settings" ]; then
  set -- "$@" --config "$settings"
fi
if [ "$AGON_METHOD" = grpo ]; then
  set -- "$@" --reward_funcs agon_rewards.reward
fi
trl "$@"
mv "$unfinished" "$models/$AGON_MODEL"
