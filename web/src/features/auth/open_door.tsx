import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { buttonStyle } from "@/components/ui/button";
import { Door } from "./frame";

/** Where the service runs for the machine's owner alone. */
export function OpenDoor() {
  const { t } = useTranslation();
  return (
    <Door title={t("auth.soloTitle")}>
      <p className="mb-5">{t("auth.soloText")}</p>
      <div className="grid gap-2">
        <Link to="/create" className={buttonStyle("primary", "lg")}>
          {t("auth.soloCreate")}
        </Link>
        <Link to="/library" className={buttonStyle("quiet")}>
          {t("nav.library")}
        </Link>
      </div>
    </Door>
  );
}
