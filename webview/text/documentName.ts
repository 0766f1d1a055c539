/** The file name in a document URI, for people; null when there is no document. */
export function documentNameOf(uri: string | null): string | null {
  if (uri === null) return null;
  const path = uri.replace(/[?#].*$/, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.indexOf(':')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
