// Keeps date and place of a photo (the EXIF segment) when the canvas has thrown them away: they are part of the evidence.
const exifMarker = 0xffe1;

export function readExif(buffer) {
  const view = new DataView(buffer);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) {
    return null;
  }
  let at = 2;
  while (at + 10 < view.byteLength) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker === exifMarker && view.getUint32(at + 4) === 0x45786966) {
      return at + 2 + length <= view.byteLength ? upright(buffer.slice(at, at + 2 + length)) : null;
    }
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda) {
      return null;
    }
    at += 2 + length;
  }
  return null;
}

// The canvas has already turned the picture where the browser honours the orientation; saying it again would turn it twice.
function upright(segment) {
  if (!CSS.supports("image-orientation", "from-image")) {
    return segment;
  }
  const view = new DataView(segment);
  const base = 10;
  const little = view.getUint16(base) === 0x4949;
  const directory = base + view.getUint32(base + 4, little);
  const count = directory + 2 <= view.byteLength ? view.getUint16(directory, little) : 0;
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 <= view.byteLength && view.getUint16(entry, little) === 0x0112) {
      view.setUint16(entry + 8, 1, little);
    }
  }
  return segment;
}

export function withExif(jpeg, segment) {
  return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: "image/jpeg" });
}
