"""Scores of every frame by the detectors of PySceneDetect, for the paths on stdin: one line of CSV a frame."""

import sys
import time

from scenedetect import SceneManager, StatsManager, open_video
from scenedetect.detectors import AdaptiveDetector, ContentDetector, HashDetector, HistogramDetector


def look(path, to):
    video = open_video(path)
    stats = StatsManager()
    manager = SceneManager(stats)
    for detector in (ContentDetector, AdaptiveDetector, HashDetector, HistogramDetector):
        manager.add_detector(detector(min_scene_len=1))
    frames = manager.detect_scenes(video)
    del frames
    keys = {"content": "content_val", "adaptive": "adaptive_ratio", "hash": "hash_dist", "hist": "hist_diff"}
    known = sorted(stats._metric_keys) if hasattr(stats, "_metric_keys") else []
    names = {name: next((k for k in known if k.startswith(key)), key) for name, key in keys.items()}
    with open(to, "w") as out:
        out.write("frame," + ",".join(names) + "\n")
        for frame in range(video.frame_number + 1):
            values = []
            for name, key in names.items():
                value = stats.get_metrics(frame, [key])[0]
                if value is None:
                    value = 0.0
                elif name == "hist":
                    value = 1.0 - value
                values.append(f"{value:.5f}")
            out.write(f"{frame}," + ",".join(values) + "\n")


for line in sys.stdin:
    path = line.strip()
    begun = time.process_time()
    look(path, path + ".psd.csv")
    with open(path + ".psd.cpu", "w") as out:
        out.write(str(round(1000 * (time.process_time() - begun))))
