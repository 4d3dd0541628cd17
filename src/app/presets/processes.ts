import { type Preset } from './preset';

/** Processes by the names that the client libraries of most languages give them. */
export const processes: Preset = {
  id: 'processes',
  title: 'Processes',
  queries: [
    {
      title: 'file descriptors',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'process_open_fds / process_max_fds',
      legend: '{{job}} {{instance}} file descriptors',
      needs: ['process_max_fds', 'process_open_fds'],
    },
  ],
};
