import { has, t } from "../../../../core/words";

/** What a file type is called; one that this page does not know goes by its ending. */
export const formName = (form: string): string => (has(`laptop.export.form.${form}`) ? t(`laptop.export.form.${form}`) : form.toUpperCase());
