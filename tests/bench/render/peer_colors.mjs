export const colors = { event: "#b5675c", entity: "#2f6b8f", edge: "#b9b3a6" };
