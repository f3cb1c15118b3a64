"""python3 -m unittest k8s/components/trainer/trainer_test.py"""

import http.server
import io
import json
import os
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import agon_rewards  # noqa: E402
import fetch  # noqa: E402


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zip_file:
        zip_file.writestr("train/sft.jsonl", '{"messages": []}\n{"messages": []}\n')
        zip_file.writestr("lineage.jsonl", "{}\n")
    return out.getvalue()


class Service(http.server.BaseHTTPRequestHandler):
    asked = []
    failing = 0

    def do_GET(self):
        self.answer(archive())

    def do_POST(self):
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Service.asked.append(order)
        rewards = [{"reward": len(item["text"])} for item in order["items"]]
        self.answer(json.dumps({"rewards": rewards}).encode())

    def answer(self, body):
        Service.asked.append((self.path, self.headers.get("Authorization")))
        status = 200
        if Service.failing > 0:
            Service.failing -= 1
            status = 503
        elif self.headers.get("Authorization") != "Bearer secret":
            status = 401
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *unused):
        pass


class TrainerTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        Service.asked = []
        Service.failing = 0
        os.environ.update(
            AGON_API="http://127.0.0.1:%d" % self.server.server_port,
            AGON_API_KEY="secret",
            AGON_CAMPAIGN="k-1",
            AGON_ROUND="2",
        )

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def test_lays_the_records_where_they_are_loaded_from(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(fetch.lay(fetch.fetch(), "sft", folder), 2)
            self.assertEqual(os.listdir(folder), ["train.jsonl"])
        self.assertEqual(Service.asked, [("/api/v1/campaigns/k-1/rounds/2/dataset", "Bearer secret")])

    def test_asks_again_where_the_service_is_away_and_not_where_it_refuses(self):
        Service.failing = 2
        self.assertTrue(fetch.fetch(pause=0))
        self.assertEqual(len(Service.asked), 3)
        os.environ["AGON_API_KEY"] = "wrong"
        with self.assertRaises(urllib.error.HTTPError):
            fetch.fetch(pause=0)
        self.assertEqual(len(Service.asked), 4)

    def test_rewards_each_completion(self):
        completions = [[{"role": "assistant", "content": "abc"}], [{"role": "assistant", "content": "a"}]]
        self.assertEqual(agon_rewards.reward(["p", "p"], completions, brief=["b", "c"]), [3, 1])
        self.assertEqual(
            Service.asked[0],
            {"rubric": "short-story@1", "items": [{"brief": "b", "text": "abc"}, {"brief": "c", "text": "a"}]},
        )

    def test_trains_by_trl_and_gives_the_model_its_name_at_the_end(self):
        with tempfile.TemporaryDirectory() as folder:
            trl = os.path.join(folder, "trl")
            with open(trl, "w") as script:
                script.write('#!/bin/sh\necho "$@" > %s/said\nmkdir -p %s/.m\n' % (folder, folder))
            os.chmod(trl, os.stat(trl).st_mode | stat.S_IEXEC)
            environment = dict(
                PATH=folder + ":" + os.environ["PATH"],
                TMPDIR=folder,
                AGON_METHOD="grpo",
                AGON_BASE="Qwen/Qwen3-8B",
                AGON_MODEL="m",
                AGON_SETTINGS="learning_rate: 1e-6\n",
            )
            subprocess.run(["sh", os.path.join(HERE, "train.sh"), "/data", folder], env=environment, check=True)
            with open(os.path.join(folder, "said")) as said:
                self.assertEqual(
                    said.read().split(),
                    "grpo --model_name_or_path Qwen/Qwen3-8B --dataset_name /data --use_peft".split()
                    + ["--output_dir", folder + "/.m", "--report_to", "none"]
                    + ["--config", folder + "/settings.yaml", "--reward_funcs", "agon_rewards.reward"],
                )
            self.assertTrue(os.path.isdir(os.path.join(folder, "m")))


if __name__ == "__main__":
    unittest.main()
