/** A place in a chart: shares of its width and height. */
export type Place = readonly [number, number];

/** A colour as a canvas holds it: red, green, blue. */
export type Color = readonly [number, number, number];

/** For the browser: how many pixels of a chart have about this colour; half-transparent ones do not count. */
export const countPixels = (chart: string, color: Color): string => `(([red, green, blue]) => {
  const canvas = document.querySelector(${JSON.stringify(`${chart} canvas`)});
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const distance = Math.max(Math.abs(data[at] - red), Math.abs(data[at + 1] - green), Math.abs(data[at + 2] - blue));
    count += data[at + 3] > 200 && distance <= 6 ? 1 : 0;
  }
  return count;
})(${JSON.stringify(color)})`;

/** For the browser: the part of a chart between two places as it was painted, as a text to compare. */
export const pictureOf = (chart: string, from: Place, to: Place): string => `(([fromX, fromY], [toX, toY]) => {
  const canvas = document.querySelector(${JSON.stringify(`${chart} canvas`)});
  const part = document.createElement('canvas');
  part.width = (toX - fromX) * canvas.width;
  part.height = (toY - fromY) * canvas.height;
  part.getContext('2d').drawImage(canvas, -fromX * canvas.width, -fromY * canvas.height);
  return part.toDataURL();
})(${JSON.stringify(from)}, ${JSON.stringify(to)})`;

/** For the browser: the texts of a chart's table for screen readers, row by row. */
export const tableOf = (chart: string): string => `
  Array.from(document.querySelector(${JSON.stringify(chart)}).querySelectorAll('tr'), (row) =>
    Array.from(row.children, (cell) => cell.textContent)
  )`;

/** For the browser: the size of a PNG file, and how many colours it has. */
export const inspectImage = (file: Buffer): string => `(async () => {
  const file = await fetch('data:image/png;base64,${file.toString('base64')}');
  const image = await createImageBitmap(await file.blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  return { width, height, colors: new Set(pixels).size };
})()`;
