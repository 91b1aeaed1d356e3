{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The fields of a Form. The page puts <form method="post" novalidate> with the token around it, and the buttons below. :p keeps line breaks, which
escaping for HTML turns into spaces otherwise. }}
{{#SUMMARY}}
<div class="note bad" role="alert"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><div>
{{#WHOLE}}<p>{{WHOLE_TEXT}}</p>{{/WHOLE}}
{{#COUNTED}}<p><b>{{COUNTED_TEXT}}</b> {{_Nothing has been saved yet._}}</p>{{/COUNTED}}
</div></div>
{{/SUMMARY}}
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE:p}}">{{/HIDDEN}}
<div class="fields">
{{#FIELD}}
<div class="field{{#INVALID}} invalid{{/INVALID}}{{#ATTACHED}} attached{{/ATTACHED}}">
<div class="label"><label for="f-{{NAME}}">{{LABEL}}{{#REQUIRED}} <span class="required" aria-hidden="true">*</span>{{/REQUIRED}}</label>
{{#HELP}}<details class="help"><summary aria-label="{{_Help_}}: {{LABEL}}"><span aria-hidden="true">?</span></summary><p id="f-{{NAME}}-help">{{HELP_TEXT}}</p></details>{{/HELP}}</div>
<div class="control">
{{#INPUT}}
<div class="with-unit"><input type="{{TYPE}}" id="f-{{NAME}}" name="{{NAME}}" value="{{VALUE:p}}" autocomplete="{{AUTOCOMPLETE}}" aria-describedby="{{DESCRIBED}}"{{#MODE}} inputmode="{{KEYBOARD}}"{{/MODE}}{{#SHORT}} class="short"{{/SHORT}}{{#COLOUR}} data-colour{{/COLOUR}}{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}>{{#UNIT}}<span class="unit">{{UNIT_TEXT}}</span>{{/UNIT}}{{#SWATCH}}<svg class="swatch" aria-hidden="true"><rect width="100%" height="100%" fill="{{SWATCH_COLOUR}}"></rect></svg>{{/SWATCH}}</div>
{{/INPUT}}
{{#CHOICE}}
<select id="f-{{NAME}}" name="{{NAME}}" aria-describedby="{{DESCRIBED}}"{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}>
{{#OPTION}}
<option{{#OTHER_VALUE}} value="{{OPTION_VALUE}}"{{/OTHER_VALUE}}{{#CHOSEN}} selected{{/CHOSEN}}>{{OPTION_LABEL}}</option>
{{/OPTION}}
</select>
{{/CHOICE}}
{{#CHECK}}
<input type="checkbox" id="f-{{NAME}}" name="{{NAME}}" value="1" aria-describedby="{{DESCRIBED}}"{{#CHECKED}} checked{{/CHECKED}}{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}>
{{/CHECK}}
{{#MULTILINE}}
<textarea id="f-{{NAME}}" name="{{NAME}}" rows="6" aria-describedby="{{DESCRIBED}}"{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}>
{{VALUE:p}}</textarea>
{{/MULTILINE}}
{{#ERROR}}<p class="error" id="f-{{NAME}}-error"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#circle-alert"></use></svg><span>{{ERROR_TEXT}}</span></p>{{/ERROR}}
{{#HINT}}<p class="hint" id="f-{{NAME}}-hint">{{HINT_TEXT}}</p>{{/HINT}}
</div>
</div>
{{/FIELD}}
</div>
