{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Buttons of what can be done with an object; show_acts() in src/features/resource_pages.cc fills it. }}
{{#ACT}}
{{#LEADS}}<a class="button{{#ACT_DANGEROUS}} danger{{/ACT_DANGEROUS}}" href="{{ACT_HREF}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#{{ACT_ICON}}"></use></svg>{{ACT_LABEL}}</a>{{/LEADS}}
{{#DOES}}<form method="post" action="{{ACT_HREF}}" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button{{#ACT_DANGEROUS}} class="danger"{{/ACT_DANGEROUS}}><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#{{ACT_ICON}}"></use></svg>{{ACT_LABEL}}</button></form>{{/DOES}}
{{/ACT}}
