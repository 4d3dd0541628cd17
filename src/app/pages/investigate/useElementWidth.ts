import { useEffect, useRef, useState } from 'react';

/** The width of an element, as it changes; 0 until it is known. */
export function useElementWidth<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  // React 18 and 19 have different types for what useRef returns.
  return [element, width] as const;
}
