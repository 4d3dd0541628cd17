import { css, keyframes } from '@emotion/css';

const fade = keyframes({ from: { opacity: 1 }, to: { opacity: 0.35 } });

/** Short waits go unnoticed: what says that something is no longer current appears after this. */
export const noticeDelay = '0.25s';

/** The class of what is no longer current: it pales after a moment, and can't be worked with. */
export const paleClass = css({ animation: `${fade} 0.2s ${noticeDelay} both`, pointerEvents: 'none' });
