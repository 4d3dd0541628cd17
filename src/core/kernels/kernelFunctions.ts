/** What the compiled kernels export: see `assembly/`. Addresses and lengths are numbers; lengths count values. */
export interface KernelFunctions {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heapBase(): number;
  standardiseRows(z: number, rows: number, length: number, stride: number, isOrdinary: number): void;
  addProducts(
    z: number,
    stride: number,
    i0: number,
    i1: number,
    j0: number,
    j1: number,
    k0: number,
    k1: number,
    out: number,
    rows: number
  ): void;
  sumWhereMissing(
    z: number,
    stride: number,
    i0: number,
    i1: number,
    j0: number,
    j1: number,
    missing: number,
    starts: number,
    sections: number,
    sectionLength: number,
    scratch: number,
    out: number
  ): void;
  correlateGapped(
    length: number,
    i0: number,
    i1: number,
    j0: number,
    j1: number,
    missingOfI: number,
    missingOfJ: number,
    masks: number,
    words: number,
    out: number,
    outStride: number,
    leastShare: number
  ): void;
  packRows(z: number, stride: number, rows: number, scratch: number): void;
  unpackRows(z: number, stride: number, rows: number, scratch: number): void;
  interleaveRows(z: number, stride: number, rows: number, scratch: number): void;
  setPowers(table: number, least: number, greatest: number): void;
  parseSamples(at: number, end: number, times: number, values: number, capacity: number): number;
  sampleStopAddress(): number;
  sampleStopReason(): number;
  assignRows(
    columnsData: number,
    rows: number,
    columns: number,
    centroids: number,
    k: number,
    labels: number,
    distances: number
  ): number;
  nearerRows(
    columnsData: number,
    rows: number,
    realRows: number,
    columns: number,
    row: number,
    nearest: number,
    out: number
  ): number;
  rowAtWeight(weights: number, rows: number, target: number): number;
  sumClusters(
    columnsData: number,
    rows: number,
    realRows: number,
    columns: number,
    labels: number,
    summed: number,
    sums: number,
    counts: number
  ): void;
  extendChain(
    centroids: number,
    capacity: number,
    count: number,
    columns: number,
    inverses: number,
    chain: number,
    length: number
  ): number;
  chainDistance(): number;
  sumInBins(
    values: number,
    count: number,
    origin: number,
    perBin: number,
    margin: number,
    sums: number,
    size: number
  ): void;
  shareAmongBins(sums: number, size: number, bins: number): void;
  convolveBins(
    bins: number,
    start: number,
    step: number,
    kernel: number,
    taps: number,
    out: number,
    size: number
  ): void;
  greatestMagnitude(values: number, length: number): number;
  greatestOf(values: number, length: number): number;
  leastOf(values: number, length: number): number;
  squaresAround(values: number, length: number, centre: number): number;
  sumOf(values: number, length: number): number;
  addPathLengths(
    data: number,
    rows: number,
    columns: number,
    offsets: number,
    thresholds: number,
    lengths: number,
    depth: number,
    totals: number
  ): void;
  packFour(rows: number, length: number, out: number): void;
  addSpectra(
    packed: number,
    size: number,
    blocks: number,
    advance: number,
    roots: number,
    spectra: number,
    work: number,
    sums: number
  ): void;
  invertSpectra(spectrum: number, size: number, roots: number): void;
  whitenedLengths(
    data: number,
    rows: number,
    columns: number,
    used: number,
    mean: number,
    whitening: number,
    scratch: number,
    out: number
  ): void;
  averageRanks(values: number, length: number, scratch: number, out: number): void;
  rollingMedianPass(
    values: number,
    length: number,
    window: number,
    minimum: number,
    sorted: number,
    medians: number,
    deviations: number
  ): void;
  rollingScores(
    first: number,
    second: number,
    length: number,
    window: number,
    minimum: number,
    firstOrigin: number,
    secondOrigin: number,
    leastShare: number,
    ends: number,
    firstOut: number,
    secondOut: number
  ): number;
  windowMoments(
    values: number,
    length: number,
    window: number,
    scale: number,
    ends: number,
    counts: number,
    references: number,
    offsets: number,
    sums2: number
  ): void;
  windowQuantiles(
    values: number,
    length: number,
    starts: number,
    ends: number,
    count: number,
    probability: number,
    minimum: number,
    scratch: number,
    out: number
  ): void;
}
