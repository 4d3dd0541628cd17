import { type Preset } from './preset';

/** Programs in Go by the names of client_golang. An exporter has them, too, and means itself by them. */
export const goRuntime: Preset = {
  id: 'go',
  title: 'Go runtime',
  queries: [
    {
      title: 'goroutines',
      role: 'resource',
      unit: 'short',
      expr: 'go_goroutines',
      legend: '{{job}} {{instance}} goroutines',
      needs: ['go_goroutines'],
    },
    {
      title: 'heap',
      role: 'resource',
      unit: 'bytes',
      expr: 'go_memstats_heap_inuse_bytes',
      legend: '{{job}} {{instance}} heap',
      needs: ['go_memstats_heap_inuse_bytes'],
    },
    {
      title: 'garbage collection pause',
      role: 'saturation',
      unit: 's',
      expr: 'go_gc_duration_seconds{quantile=~"1(.0)?"}',
      legend: '{{job}} {{instance}} garbage collection pause',
      needs: ['go_gc_duration_seconds'],
    },
  ],
};
