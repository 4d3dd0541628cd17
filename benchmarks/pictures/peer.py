"""Draws the documents' plots with seaborn, scipy and scikit-learn: `python peer.py GOLDEN_DIR OUT_DIR`.

The data are the golden files' own; every picture is named after the story of the workbench that shows the same plot.
"""
import json
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from scipy.cluster.hierarchy import dendrogram, linkage
from sklearn.cluster import DBSCAN, KMeans
from sklearn.preprocessing import StandardScaler

golden, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def read(name):
    return json.loads((golden / f"{name}.json").read_text())


def save(story):
    plt.gcf().savefig(out / f"{story}.png", dpi=100, bbox_inches="tight")
    plt.close("all")


sns.set_theme(style="darkgrid")
seed = read("scalers_seed_tables")

infra = pd.DataFrame(seed["seedInfra"])
plt.figure(figsize=(8, 6))
sns.heatmap(infra.corr(), annot=True, cmap="coolwarm", vmin=-1, vmax=1, fmt=".2f")
save("correlation-seed-infra")

plt.figure(figsize=(14, 6))
traffic = pd.DataFrame(
    seed["seedTraffic"],
    index=[f"web-node-{i + 1:02d}" for i in range(len(seed["seedTraffic"]))],
    columns=[f"{h:02d}:00" for h in range(24)],
)
sns.heatmap(traffic, cmap="YlOrRd", linewidths=0.5)
save("correlation-seed-traffic")

latency = pd.concat([pd.DataFrame({"Cluster": zone, "Latency (ms)": values}) for zone, values in seed["seedLatency"].items()])
plt.figure(figsize=(10, 6))
sns.violinplot(data=latency, x="Cluster", y="Latency (ms)", hue="Cluster", palette="Set2", legend=False)
plt.axhline(200, color="red", linestyle="--", label="SLA limit 200 ms")
plt.legend()
save("violin-seed-latency")

sns.pairplot(infra, diag_kind="kde", corner=True, plot_kws={"alpha": 0.6}, height=1.6)
save("pairplot-seed-metrics")

points = np.array(read("clustering")["cases"][0]["X"])
scaler = StandardScaler().fit(points)
scaled = scaler.transform(points)
apis = pd.DataFrame(points, columns=["Latency_ms", "Error_Rate_pct"])

means = KMeans(n_clusters=3, random_state=42, n_init="auto").fit(scaled)
centres = scaler.inverse_transform(means.cluster_centers_)
plt.figure(figsize=(8, 6))
sns.scatterplot(data=apis, x="Latency_ms", y="Error_Rate_pct", hue=means.labels_, palette="Set1", s=60, alpha=0.8)
plt.scatter(centres[:, 0], centres[:, 1], c="black", s=200, marker="X", label="Centroids")
plt.legend()
save("clusters-seed-kmeans")

counts = range(1, 8)
plt.figure(figsize=(7, 4))
inertia = [KMeans(n_clusters=k, random_state=42, n_init="auto").fit(scaled).inertia_ for k in counts]
plt.plot(counts, inertia, marker="o", linestyle="--")
plt.axvline(x=3, color="blue", linestyle=":")
plt.xlabel("Number of clusters (K)")
plt.ylabel("Inertia")
save("clusters-seed-elbow")

plt.figure(figsize=(8, 6))
labels = DBSCAN(eps=0.5, min_samples=5).fit_predict(scaled)
sns.scatterplot(data=apis, x="Latency_ms", y="Error_Rate_pct", hue=labels, palette="Dark2", s=60, alpha=0.9)
save("clusters-seed-dbscan")

sample = read("hierarchical")
tree = linkage(np.array(sample["cases"][0]["X"]), method="ward")
plt.figure(figsize=(10, 6))
dendrogram(tree, labels=np.array(sample["sampleIndex"]), leaf_rotation=90.0, color_threshold=3.5)
plt.ylabel("Distance (Ward)")
save("dendrogram-seed-telemetry")
