import { announce, element, text } from "./page.js";
import { readExif, withExif } from "./exif.js";

// Photos are made small before the line carries them: longest side 1600 px, JPEG. The file field itself keeps working when anything is missing.
const longest = 1600;
const quality = 0.8;
const smallEnough = 350 * 1024;
const pending = new WeakMap();

export function shrinking(form) {
  return pending.get(form) || null;
}

function load(file) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = URL.createObjectURL(file);
  });
}

async function shrink(file) {
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type)) {
    return file;
  }
  const image = await load(file);
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight));
  if (scale === 1 && file.size <= smallEnough) {
    URL.revokeObjectURL(image.src);
    return file;
  }
  const canvas = element("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!blob || blob.size >= file.size) {
    return file;
  }
  const exif = file.type === "image/jpeg" ? readExif(await file.slice(0, 128 * 1024).arrayBuffer()) : null;
  const body = exif ? withExif(await blob.arrayBuffer(), exif) : blob;
  return new File([body], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

const megabytes = (files) => {
  const size = files.reduce((sum, file) => sum + file.size, 0) / 1048576;
  return size.toLocaleString(document.documentElement.lang, { maximumFractionDigits: size < 1 ? 2 : 1 });
};

function tell(input, before, after) {
  let status = input.parentNode.querySelector("[data-photo-status]") || document.querySelector(`[data-photo-status="${input.id}"]`);
  if (!status) {
    status = element("p", { class: "form-hint", "data-photo-status": input.id || true, role: "status" });
    (input.closest("label") || input).insertAdjacentElement("afterend", status);
  }
  const saved = megabytes(before) === megabytes(after) ? "photosChosen" : "photosShrunk";
  status.textContent = text(saved, { count: after.length, size: megabytes(after), before: megabytes(before) });
}

async function replace(input) {
  const before = Array.from(input.files);
  const after = await Promise.all(before.map((file) => shrink(file).catch(() => file)));
  const carrier = new DataTransfer();
  after.forEach((file) => carrier.items.add(file));
  input.files = carrier.files;
  tell(input, before, after);
}

export function startPhotos(document) {
  if (typeof DataTransfer !== "function" || typeof File !== "function" || !HTMLCanvasElement.prototype.toBlob || !Blob.prototype.arrayBuffer) {
    return;
  }
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[type=file][data-shrink]") || !input.files.length) {
      return;
    }
    const form = input.form;
    announce(text("shrinking"));
    const work = replace(input).catch(() => undefined).then(() => pending.delete(form));
    pending.set(form, work);
  });
}
