import { useState } from 'react';

import { type Plane } from '../../charts/axis/plane';
import { type PlaneZoom, zoomPlane } from '../../charts/axis/planeZoom';
import { type Rectangle } from '../../charts/geometry';

interface ZoomState {
  /** Null while all is shown. */
  readonly zoom: PlaneZoom | null;
  readonly zoomTo: (plane: Plane, rectangle: Rectangle) => void;
  readonly reset: () => void;
}

/** What a plane is narrowed to: kept while its axes, of which `axes` tells one from others, stay the same. */
export function usePlaneZoom(axes: string): ZoomState {
  const [state, setState] = useState<{ readonly axes: string; readonly zoom: PlaneZoom | null }>({ axes, zoom: null });
  if (state.axes !== axes) {
    setState({ axes, zoom: null });
  }
  const zoom = state.axes === axes ? state.zoom : null;
  return {
    zoom,
    zoomTo: (plane, rectangle) => setState({ axes, zoom: zoomPlane(plane, rectangle, zoom) }),
    reset: () => setState({ axes, zoom: null }),
  };
}
