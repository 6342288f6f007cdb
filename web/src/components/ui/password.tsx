import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./button";
import { TextField } from "./field";

type Props = Omit<ComponentProps<typeof TextField>, "type" | "after">;

/** A password, which can be looked at while it is written. */
export function PasswordField(props: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      maxLength={200}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      type={shown ? "text" : "password"}
      className="pr-12"
      after={
        <IconButton
          label={t(shown ? "hidePassword" : "showPassword")}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0"
        >
          <Icon aria-hidden size={20} />
        </IconButton>
      }
    />
  );
}
