/** How much a chart differs from a picture of it. */
export interface PictureDifference {
  /** Whether both are of the same size; nothing else is compared otherwise. */
  readonly isSameSize: boolean;
  /** Share of blocks of 4 × 4 pixels whose mean colour differs by more than 16 of 255 in a channel. */
  readonly share: number;
}

/**
 * For the browser: compares a chart with a picture block by block, so that the smoothing of edges and letters, which is
 * each machine's own, doesn't count.
 */
export const comparePicture = (chart: string, picture: Buffer): string => `(async () => {
  const side = 4;
  const tolerated = 16;
  const canvas = document.querySelector(${JSON.stringify(`${chart} canvas`)});
  const file = await fetch('data:image/png;base64,${picture.toString('base64')}');
  const expected = await createImageBitmap(await file.blob());
  const { width, height } = canvas;
  if (expected.width !== width || expected.height !== height) {
    return { isSameSize: false, share: 1 };
  }
  const pixelsOf = (image) => {
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.fillStyle = '#808080';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
  const [a, b] = [pixelsOf(canvas), pixelsOf(expected)];
  let blocks = 0;
  let different = 0;
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) {
      const sums = [0, 0, 0];
      for (let y = top; y < top + side; y++) {
        for (let x = left; x < left + side; x++) {
          for (let channel = 0; channel < 3; channel++) {
            const at = 4 * (y * width + x) + channel;
            sums[channel] += a[at] - b[at];
          }
        }
      }
      blocks++;
      different += sums.some((sum) => Math.abs(sum) / (side * side) > tolerated) ? 1 : 0;
    }
  }
  return { isSameSize: true, share: different / blocks };
})()`;
