import { css, keyframes } from '@emotion/css';

const fade = keyframes({
  from: { opacity: 1, pointerEvents: 'auto' },
  to: { opacity: 0.35, pointerEvents: 'none' },
});

/** Short waits go unnoticed: what says that something is no longer current appears after this. */
export const noticeDelay = '0.25s';

/** The class of what is no longer current: it pales after a moment, and can't be worked with from then on; a short wait swallows no click. */
export const paleClass = css({ animation: `${fade} 0.2s ${noticeDelay} both` });
