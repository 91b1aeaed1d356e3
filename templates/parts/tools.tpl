{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The tools of a section's overview: show_tools() in src/http/parts.cc fills it. }}
<ul class="tools">
{{#TOOL}}
<li><a class="tool" href="{{TOOL_HREF}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#{{TOOL_ICON}}"></use></svg>{{TOOL_LABEL}}</a></li>
{{/TOOL}}
</ul>
