import { useLocation } from 'react-router-dom';

/** `?kiosk`: the page without the workbench's own frame. */
export function useKiosk(): boolean {
  return new URLSearchParams(useLocation().search).has('kiosk');
}
