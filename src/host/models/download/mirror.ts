const HUB = 'https://huggingface.co/';

/** The address of a file of Hugging Face on a mirror, e.g. `https://hf.example.org`; other addresses, and all without a mirror, stay as they are. */
export function mirrored(url: string, mirrorBase: string | null): string {
  const base = mirrorBase?.trim().replace(/\/+$/, '') ?? '';
  return base === '' || !url.startsWith(HUB) ? url : `${base}/${url.slice(HUB.length)}`;
}
