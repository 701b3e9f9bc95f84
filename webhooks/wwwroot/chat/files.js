// Photos and PDFs: what cannot be taken is said before anything is sent.
import { notify, noticed, page } from './page.js';

const ENDINGS = /\.(jpe?g|png|webp|heic|heif|pdf)$/i;
const TYPES = /^(image\/(jpeg|png|webp|heic|heif)|application\/pdf)$/;

/** @param send what to do with files that can be taken */
export function watchFiles(send) {
  const input = document.getElementById('file');
  document.getElementById('attach').hidden = false;
  input.removeAttribute('tabindex');
  const take = (files) => {
    const problem = problemOf(files);
    if (problem) notify(problem);
    else if (files.length) {
      if (noticed().startsWith('upload-')) notify();
      send(files);
    }
  };
  input.addEventListener('change', () => {
    take([...input.files]);
    input.value = '';
  });
  addEventListener('dragover', (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  addEventListener('paste', (event) => event.clipboardData?.files.length && take([...event.clipboardData.files]));
}

function problemOf(files) {
  if (files.length > page.maxFiles) return 'upload-toomany';
  if (files.some((f) => f.size > page.maxFileBytes)) return 'upload-toolarge';
  return files.some((f) => !(TYPES.test(f.type) || (f.type === '' && ENDINGS.test(f.name)))) ? 'upload-kind' : null;
}
