// Says what is wrong with a file before it is sent: afterwards the client would only say that sending failed.
import { notify, page } from '../page.js';

const ENDINGS = /\.(jpe?g|png|webp|heic|heif|pdf)$/i;
const TYPES = /^(image\/(jpeg|png|webp|heic|heif)|application\/pdf)$/;

export function watchFiles(element) {
  const check = (event, files) => {
    const problem = problemOf([...(files ?? [])]);
    if (!problem) {
      if (document.getElementById('notice').dataset.key.startsWith('upload-')) notify();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target instanceof HTMLInputElement) event.target.value = '';
    notify(problem);
  };
  // On the window, so that it comes before the client's own handlers.
  window.addEventListener('change', (event) => event.target instanceof HTMLInputElement && event.target.type === 'file' && element.contains(event.target) && check(event, event.target.files), true);
  window.addEventListener('drop', (event) => event.dataTransfer?.files.length && check(event, event.dataTransfer.files), true);
  window.addEventListener('paste', (event) => event.clipboardData?.files.length && check(event, event.clipboardData.files), true);
}

function problemOf(files) {
  if (files.length > page.maxFiles) return 'upload-toomany';
  if (files.some((f) => f.size > page.maxFileBytes)) return 'upload-toolarge';
  return files.some((f) => !(TYPES.test(f.type) || (f.type === '' && ENDINGS.test(f.name)))) ? 'upload-kind' : null;
}
