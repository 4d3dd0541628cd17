"""Does one operation each time a line arrives, and prints the processor time in milliseconds.

peer.py OPERATION FOLDER PARAMETERS: arrays lie in FOLDER as NAME.f64, the first result is written to result.f64 there.
"""

import json
import pathlib
import sys
import time

operation, folder, parameters = sys.argv[1], pathlib.Path(sys.argv[2]), json.loads(sys.argv[3])


def array(name):
    import numpy

    values = numpy.fromfile(folder / f"{name}.f64")
    return values.reshape(parameters["rows"], -1) if name == "data" and "rows" in parameters else values


def pearson():
    import numpy

    data = array("data")
    return lambda: numpy.corrcoef(data)


def gapped():
    import numpy

    data = array("data")

    def run():
        present = ~numpy.isnan(data)
        mask = present.astype(float)
        z = numpy.where(present, data, 0.0)
        z -= (z.sum(1) / mask.sum(1))[:, None] * mask
        n = mask @ mask.T
        s = z @ mask.T
        q = (z * z) @ mask.T
        cov = z @ z.T - s * s.T / n
        var = q - s * s / n
        return cov / numpy.sqrt(var * var.T)

    return run


def spearman():
    import scipy.stats

    data = array("data")
    return lambda: scipy.stats.spearmanr(data, axis=1).statistic


def lags():
    import numpy

    data, target, lag = array("data"), array("target"), parameters["lag"]
    length = len(target)
    shifts = numpy.arange(-lag, lag + 1)
    first, last = numpy.maximum(0, -shifts), numpy.minimum(length, length - shifts)

    def sums(values):
        return numpy.concatenate([numpy.zeros((len(values), 1)), numpy.cumsum(values, axis=1)], axis=1)

    def run():
        x = target - target.mean()
        y = data - data.mean(1, keepdims=True)
        windows = numpy.lib.stride_tricks.sliding_window_view(numpy.pad(x, lag), length)[::-1]
        sx, sxx, sy, syy = sums(x[None]), sums(x[None] ** 2), sums(y), sums(y * y)
        n = last - first
        mx, my = (sx[:, last] - sx[:, first]) / n, (sy[:, last + shifts] - sy[:, first + shifts]) / n
        vx = (sxx[:, last] - sxx[:, first]) / n - mx * mx
        vy = (syy[:, last + shifts] - syy[:, first + shifts]) / n - my * my
        return ((y @ windows.T) / n - mx * my) / numpy.sqrt(vx * vy)

    return run


def rolling_z():
    import bottleneck

    data, window = array("data"), parameters["window"]

    def run():
        mean = bottleneck.move_mean(data, window, min_count=1, axis=1)
        deviation = bottleneck.move_std(data, window, min_count=1, axis=1)
        return (data[:, 1:] - mean[:, :-1]) / deviation[:, :-1]

    return run


def rolling_median():
    import bottleneck

    data, window = array("data"), parameters["window"]
    return lambda: bottleneck.move_median(data, window, min_count=1, axis=1)


def rolling_quantile():
    import pandas

    data = pandas.DataFrame(array("data").T)
    window, probability = int(parameters["window"]), parameters["probability"]
    return lambda: data.rolling(window, min_periods=1).quantile(probability).to_numpy().T


def rolling_mad():
    import numpy

    data, window = array("data"), parameters["window"]

    def run():
        windows = numpy.lib.stride_tricks.sliding_window_view(data, window, axis=1)
        return numpy.stack(
            [numpy.median(numpy.abs(w - numpy.median(w, axis=1, keepdims=True)), axis=1) for w in windows]
        )

    return run


def kde():
    import numpy
    from scipy.stats import gaussian_kde

    data, grid = array("data"), array("grid").reshape(parameters["rows"], -1)
    return lambda: numpy.stack([gaussian_kde(values)(points) for values, points in zip(data, grid)])


def k_means():
    import numpy
    from sklearn.cluster import KMeans

    data, k = array("data"), parameters["k"]
    seeds = iter(range(10**6))
    return lambda: numpy.array([KMeans(k, n_init=1, random_state=next(seeds)).fit(data).inertia_])


def density():
    from sklearn.cluster import DBSCAN

    data = array("data")
    return lambda: DBSCAN(eps=parameters["reach"], min_samples=int(parameters["least"])).fit(data).labels_.astype(float)


def ward():
    import fastcluster

    data = array("data")
    return lambda: fastcluster.linkage_vector(data, "ward")


def forest():
    from sklearn.ensemble import IsolationForest

    data = array("data")
    return lambda: IsolationForest(n_estimators=100, random_state=1).fit(data).score_samples(data)


def mahalanobis():
    import numpy

    data, mean, whitening = array("data"), array("mean"), array("whitening")
    whitening = whitening.reshape(len(mean), -1)

    def run():
        whitened = (data - mean) @ whitening.T
        return numpy.einsum("ij,ij->i", whitened, whitened)

    return run


def floor():
    """The largest of two jumps and the larger of two distances, each in standard deviations of a day or three: their geometric mean."""
    import warnings

    import numpy

    data, day = array("data"), int(parameters["day"])
    half_hour, third = day // 48, day // 72
    warnings.simplefilter("ignore")

    def moments(x, width):
        """Mean and deviation of the last values before each."""
        sums = numpy.concatenate([[0.0], numpy.cumsum(x)])
        squares = numpy.concatenate([[0.0], numpy.cumsum(x * x)])
        end = numpy.arange(len(x))
        start = numpy.maximum(0, end - width)
        count = numpy.maximum(1, end - start)
        mean = (sums[end] - sums[start]) / count
        return mean, numpy.sqrt(numpy.maximum(0, (squares[end] - squares[start]) / count - mean * mean))

    def usual(x):
        """The median of five samples around this time of each of the last seven days."""
        shifted = numpy.full((35, len(x)), numpy.nan)
        for row in range(35):
            back = (row // 5 + 1) * day - (row % 5 - 2)
            shifted[row, back:] = x[: len(x) - back]
        return numpy.nanmedian(shifted, axis=0)

    def scores(x):
        least = 1e-3 * (x[: len(x) // 2].std() + 1e-9)
        rest = numpy.nan_to_num(x - usual(x))
        mean, deviation = moments(x, day)
        ofDay = numpy.abs(x - mean) / numpy.maximum(deviation, least)
        ofUsual = numpy.abs(rest) / numpy.maximum(moments(rest, 3 * day)[1], least)
        jump = rest - moments(rest, half_hour)[0]
        ofJump = numpy.abs(jump) / numpy.maximum(moments(jump, day)[1], least)
        step = x - moments(x, third)[0]
        ofStep = numpy.abs(step) / numpy.maximum(moments(step, day)[1], least)
        return numpy.sqrt(numpy.maximum(ofJump, ofStep) * numpy.maximum(ofUsual, ofDay)) / 6.5

    return lambda: numpy.stack([scores(x) for x in data])


def arrow():
    import io

    import numpy
    import pyarrow

    times, data = array("times"), array("data")
    stamps = (times * 1e6).astype("datetime64[ns]")

    def run():
        total = 0
        for row in data:
            batch = pyarrow.record_batch([pyarrow.array(stamps), pyarrow.array(row)], names=["time", "value"])
            sink = io.BytesIO()
            with pyarrow.ipc.new_file(sink, batch.schema) as writer:
                writer.write_batch(batch)
            total += len(sink.getbuffer())
        return numpy.array([float(total)])

    return run


try:
    run = globals()[operation]()
except ImportError as error:
    print(f"missing: {error}", flush=True)
    sys.exit()
print("ready", flush=True)
is_first = True
for _ in sys.stdin:
    start = time.process_time()
    result = run()
    elapsed = time.process_time() - start
    if is_first:
        import numpy

        numpy.ascontiguousarray(result, float).tofile(folder / "result.f64")
        is_first = False
    print(elapsed * 1e3, flush=True)
