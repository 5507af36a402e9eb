export async function plant() {
  return { planted: 0, missed: [] };
}
