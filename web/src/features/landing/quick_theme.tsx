import { Sparkles } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

/** A theme, to begin with; the rest is chosen on the next page. */
export function QuickTheme() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [theme, setTheme] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    const told = theme.trim();
    navigate(told ? `/create?theme=${encodeURIComponent(told)}` : "/create");
  };
  return (
    <form onSubmit={go} className="grid gap-3 text-left sm:grid-cols-[1fr_auto] sm:items-start">
      <TextField
        label={t("landing.home.theme")}
        hideLabel
        maxLength={200}
        placeholder={t("landing.home.example")}
        value={theme}
        onChange={(event) => setTheme(event.target.value)}
        className="h-13 rounded-2xl px-5 text-lg"
      />
      <Button
        type="submit"
        kind="primary"
        size="lg"
        icon={<Sparkles aria-hidden size={20} />}
        className="w-full sm:w-auto"
      >
        {t("landing.home.make")}
      </Button>
    </form>
  );
}
